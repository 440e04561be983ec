// The blocks in WordPress' editor: options beside the block, a preview made by the server.
// The plugin calls this with window.wp and what it knows of the hub.
( ( wp, hub ) => {
	const { createElement: h, Fragment } = wp.element;
	const { InspectorControls, useBlockProps } = wp.blockEditor;
	const { Disabled, FormTokenField, PanelBody, SelectControl, TextControl, ToggleControl } = wp.components;
	const { __ } = wp.i18n;

	/** A field for some of a few ids, which people choose by their names. */
	function some( { value, onChange, ...field }, choices ) {
		const chosen = value.split( ' ' );
		return h( FormTokenField, {
			...field,
			value: choices.filter( ( c ) => chosen.includes( c.value ) ).map( ( c ) => c.label ),
			suggestions: choices.map( ( c ) => c.label ),
			onChange: ( labels ) => onChange( choices.filter( ( c ) => labels.includes( c.label ) ).map( ( c ) => c.value ).join( ' ' ) ),
			__experimentalExpandOnFocus: true,
		} );
	}

	function one( field, choices ) {
		return h( SelectControl, { ...field, options: [ { value: '', label: __( 'as the page', 'hub-widgets' ) }, ...choices ] } );
	}

	function control( { name, type, help, choices }, { attributes, setAttributes } ) {
		const field = {
			key: name,
			label: name,
			help,
			value: attributes[ name ],
			onChange: ( value ) => setAttributes( { [ name ]: value } ),
		};
		if ( type === 'boolean' ) return h( ToggleControl, { ...field, checked: field.value } );
		if ( name === 'language' ) return one( field, choices );
		return choices ? some( field, choices ) : h( TextControl, { ...field, type: type === 'number' ? 'number' : 'text' } );
	}

	function edit( name, { options }, props ) {
		const { attributes, setAttributes } = props;
		const usual = wp.blocks.getBlockType( props.name ).attributes.words.default;
		const label = h( TextControl, {
			label: __( 'words of the link', 'hub-widgets' ),
			help: __( 'Shown where no script runs.', 'hub-widgets' ),
			value: attributes.label,
			placeholder: usual,
			onChange: ( value ) => setAttributes( { label: value, words: value || usual } ),
		} );
		const controls = options.map( ( option ) => control( option, props ) );
		return h( Fragment, {},
			h( InspectorControls, {}, h( PanelBody, { title: __( 'Options', 'hub-widgets' ) }, label, controls ) ),
			h( 'div', useBlockProps(),
				h( Disabled, {}, h( wp.serverSideRender, { block: `hub/${ name }`, attributes } ) ),
				h( 'p', {}, h( 'small', {}, __( 'The link becomes the tool on the published page.', 'hub-widgets' ) ) ) ) );
	}

	/** What stays in the post when the plugin is gone: the link. */
	function save( name, { options }, { attributes } ) {
		const link = { href: attributes.anchor, 'data-hub': name };
		for ( const option of options ) {
			const value = attributes[ option.name ];
			if ( value ) link[ `data-hub-${ option.name }` ] = value === true ? '' : value;
		}
		return h( 'div', useBlockProps.save(), h( 'a', link, attributes.words ) );
	}

	for ( const [ name, widget ] of Object.entries( hub.widgets ) ) {
		wp.blocks.registerBlockType( `hub/${ name }`, {
			edit: ( props ) => edit( name, widget, props ),
			save: ( props ) => save( name, widget, props ),
		} );
	}
} )
